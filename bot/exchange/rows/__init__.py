"""What a file's rows say: one lead each, or why it is none."""
