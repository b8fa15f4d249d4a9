"""What goes out: files that people take along."""
