"""The one place where the rooms are joined: a module for each thing that is done."""
