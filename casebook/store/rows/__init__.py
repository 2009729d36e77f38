"""The tables, one module per noun. Nothing outside the store sees a row."""
