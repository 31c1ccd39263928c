"""The look: colours, sizes and icons."""
