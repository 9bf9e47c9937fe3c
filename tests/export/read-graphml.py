"""Reads GraphML from standard input with an XML parser and prints its nodes and edges as JSON, values by attr.name and attr.type."""

import json
import sys
import xml.etree.ElementTree as tree

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"string": str, "long": int, "double": float, "boolean": lambda text: {"true": True, "false": False}[text]}


def item(element, keys):
    data = {}
    for entry in element.iter(SPACE + "data"):
        key = keys[entry.get("key")]
        assert element.tag == SPACE + key.get("for"), key.attrib
        data[key.get("attr.name")] = TYPES[key.get("attr.type")](entry.text or "")
    return {**element.attrib, "data": data}


root = tree.fromstring(sys.stdin.buffer.read())
assert root.tag == SPACE + "graphml"
keys = {key.get("id"): key for key in root.iter(SPACE + "key")}
names = [(key.get("for"), key.get("attr.name")) for key in keys.values()]
assert len(names) == len(set(names)), "two keys of one name"
graph = root.find(SPACE + "graph")
nodes = [item(element, keys) for element in graph.findall(SPACE + "node")]
edges = [item(element, keys) for element in graph.findall(SPACE + "edge")]
ids = {node["id"] for node in nodes}
assert len(ids) == len(nodes) and all(edge["source"] in ids and edge["target"] in ids for edge in edges)
print(json.dumps({"nodes": nodes, "edges": edges}))
