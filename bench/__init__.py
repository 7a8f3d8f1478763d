"""The benchmarks: `python -m bench [NAME…]` measures the real server beside its limits and peers.

Everything a benchmark needs runs on 127.0.0.1, on free ports, in processes that end with it.
"""
