"""Folders elsewhere (`s3://`, `oss://`, `hdfs://` …) through fsspec: contracts lie there, datasets go there.

The parent lists names, sizes and tags. Who reads a document gets its bytes from the store itself and puts its record there:
never the process that looks into the document, which has no network, but the one beside it.
"""
