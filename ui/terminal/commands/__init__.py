"""The terminal commands, each subject a module that lists its own."""
