"""What each verb does, without a terminal: every function here can be called from Python."""
