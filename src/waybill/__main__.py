"""The arguments of `python -m waybill` come in; what the program of that name does goes out."""

from waybill.cli.main import main

main()
