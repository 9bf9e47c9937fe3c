"""Checks FollowTheMoney entities, one JSON object a line on standard input, against the package's model.

Exits with 0 and prints the number of entities, or with 1 and prints what is wrong; with 3 when the package is absent.
"""

import json
import sys

try:
    from followthemoney import model
except ImportError:
    print("no package followthemoney")
    sys.exit(3)


def faults(data, schema_of):
    schema = model.get(data["schema"])
    if schema is None or schema.abstract:
        yield "no schema"
        return
    for name in schema.required:
        if not data["properties"].get(name):
            yield f"{name} is required"
    for name, values in data["properties"].items():
        prop = schema.get(name)
        if prop is None:
            yield f"{name} is no property"
            continue
        if not isinstance(values, list) or not values or len(set(values)) < len(values):
            yield f"{name} is no list of different values"
        error = prop.validate(values)
        if error is not None:
            yield f"{name}: {error}"
        if prop.type.name != "entity":
            continue
        for value in values:
            if value not in schema_of:
                yield f"{name}: {value} is not there"
            elif not model.get(schema_of[value]).is_a(prop.range):
                yield f"{name}: {schema_of[value]} is no {prop.range.name}"
    try:
        proxy = model.get_proxy(data)
    except Exception as error:
        yield f"get_proxy: {error}"
        return
    if proxy.to_dict()["properties"] != data["properties"]:
        yield "is not read as it is written"


def main():
    entities = [json.loads(line) for line in sys.stdin]
    schema_of = {data["id"]: data["schema"] for data in entities}
    if len(schema_of) < len(entities):
        sys.exit("two entities of one id")
    found = [f"{data['schema']} {data['id']}: {fault}" for data in entities for fault in faults(data, schema_of)]
    if found:
        sys.exit("\n".join(found[:20]))
    print(len(entities))


sys.stdin.reconfigure(encoding="utf-8")
main()
