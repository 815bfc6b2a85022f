"""The API's JSON (platform-api.md, desk-api.md), a module a subject: how it is written, and what it is for the trade.

Only what the desk reads is named: other fields pass unread, those that a desk may not keep included. Nearly
everything may be null or missing, as releases differ; ids and hours of RDVs may not. Speed counts: a page of 100 RDVs
is read on the interface's own loop.
"""
