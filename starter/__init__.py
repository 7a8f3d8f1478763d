"""The starter catalogue: lists of well-known works, and the script that looks them up."""
