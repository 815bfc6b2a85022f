"""The baseline of the start: a bare PySide6 window with a table of 60 rows. Prints « painted » and its peak memory."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from tests.benchmarks.memory import peak_memory_kb


class FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        print("painted", peak_memory_kb(), flush=True)
        QApplication.quit()


application = QApplication(sys.argv)
window = QMainWindow()
table = QTableWidget(60, 7, window)
for row in range(60):
    for column in range(7):
        table.setItem(row, column, QTableWidgetItem(f"ligne {row} colonne {column}"))
window.setCentralWidget(table)
window.resize(1280, 800)
watch = FirstPaint()
table.viewport().installEventFilter(watch)
window.show()
sys.exit(application.exec())
