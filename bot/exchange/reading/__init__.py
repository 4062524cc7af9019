"""What a file holds: its bytes become tables, whatever made them."""
