"""Campaign files: one film with blanks in it, and the tables that fill them."""
