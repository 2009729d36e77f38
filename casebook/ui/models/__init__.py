"""Values as rows for Qt's views."""
