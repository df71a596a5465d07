"""How instruments sound: struck and plucked ones, ensembles that hold, soloists, and drums."""
