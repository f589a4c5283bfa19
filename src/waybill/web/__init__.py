"""The desk: pages and their JSON twins over one register; requests in, answers out."""
