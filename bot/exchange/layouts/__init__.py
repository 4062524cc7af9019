"""What a file's columns mean: the exports that are known, the words that columns are headed with, and what is asked."""
