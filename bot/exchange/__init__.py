"""In and out: leads from the files people have, and everything that can leave."""
