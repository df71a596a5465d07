"""What makes pictures. One family of models is one file under `video/`."""
