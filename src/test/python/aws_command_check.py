"""Checks `aws` lines against botocore's model, from which the AWS CLI makes its commands and parameters.

Reads JSON lines {"service", "command", "members": ["VpcIds", "Filters[].Name"], "parameters": ["vpc-ids"]} and prints
what the CLI would not know.
"""
import json
import sys

import botocore.session
from botocore import xform_name

session = botocore.session.get_session()


def members(shape, prefix, depth):
    """All paths below a shape, as {path: shape}; cycles end at the depth that Slipway's requests never reach."""
    found = {}
    if depth == 0:
        return found
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            path = f"{prefix}.{name}" if prefix else name
            found[path] = member
            found.update(members(member, path, depth - 1))
    elif shape.type_name == "list":
        found.update(members(shape.member, prefix + "[]", depth))
    elif shape.type_name == "map":
        found.update(members(shape.value, prefix + "{}", depth))
    return found


for line in sys.stdin:
    asked = json.loads(line)
    model = session.get_service_model(asked["service"])
    operations = {xform_name(name, "-"): name for name in model.operation_names}
    if asked["command"] not in operations:
        print(f"aws {asked['service']} {asked['command']}: no such command")
        continue
    shape = model.operation_model(operations[asked["command"]]).input_shape
    known = {xform_name(name, "-") for name in shape.members} if shape else set()
    for parameter in asked["parameters"]:
        if parameter not in known:
            print(f"aws {asked['service']} {asked['command']}: no parameter --{parameter}")
    paths = members(shape, "", 8) if shape else {}
    for path in asked["members"]:
        if path not in paths:
            print(f"aws {asked['service']} {asked['command']}: JSON has no {path}")
