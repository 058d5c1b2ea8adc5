"""moto's server, as the tests start it: python3 launcher.py -H 127.0.0.1 -p PORT"""
import sys

from moto.server import main

main(sys.argv[1:])
