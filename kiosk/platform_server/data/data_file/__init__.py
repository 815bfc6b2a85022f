"""The data file: one JSON file that fills a platform, all or nothing.

``read_data_file`` checks it whole, ``fill`` writes it. Both raise ``DataFileFault``, whose text begins with the path
of the fault: ``plage_ouvertures[3].agent: no agent "x"``.
``export`` is the way back.
"""

from kiosk.platform_server.data.data_file.export import export
from kiosk.platform_server.data.data_file.fill import fill
from kiosk.platform_server.data.data_file.model import DataFile, DataFileFault, decode_data_file, read_data_file

__all__ = ["DataFile", "DataFileFault", "decode_data_file", "export", "fill", "read_data_file"]
