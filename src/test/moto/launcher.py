"""moto's server, as the tests start it: python3 launcher.py -H 127.0.0.1 -p PORT

moto answers for AWS, but some of what Slipway needs it does not do: services that roll out, their tasks and events,
service deployments, a default VPC with a way out, images that were pushed to a registry, rights to single resources.
The modules in gaps/ add these to the moto in this process; moto's files on disk stay as they are.

What this proves is our wire: that Slipway's calls are well formed, that their answers are read, and in what order
things are done. It is no evidence of how AWS behaves: the additions are ours, written after AWS's documentation.

Set from outside:
  SLIPWAY_TEST_REGISTRY            host:port of a registry that stands in for ECR's
  SLIPWAY_TEST_REGISTRY_PASSWORD   its password (the user is AWS, as with ECR)
  SLIPWAY_TEST_RUN_IMAGES=1        run the tasks' images in the Docker engine, on a loopback address for each task
  SLIPWAY_TEST_ROLLOUT_STEP        seconds from one step of a rollout to the next (0.2)
  POST /moto-api/slipway/controls  the time, what is throttled, and whether there is room (gaps/controls.py)
"""
import os
import sys

from moto import server

from gaps import authorization, containers, controls, definitions, network, registry, service_calls, targets


def end(_signal, _frame):
    containers.remove_all()
    # moto's own way of ending takes seconds; there is nothing in it to save
    os._exit(0)


for gap in (controls, network, definitions, registry, targets, service_calls, authorization):
    gap.fill()
# moto's main sets this as the handler of the signals that end it
server.signal_handler = end
containers.remove_orphans()
server.main(sys.argv[1:])
