"""Reports come in; passages with marks and speech go out."""
