<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tables</name>
    <!-- Menu of every table, and of its column headers -->
    <message><source>Copy the selected rows</source><translation>复制所选行</translation></message>
    <message><source>Export to Excel…</source><translation>导出到 Excel…</translation></message>
    <message><source>Print…</source><translation>打印…</translation></message>
    <message><source>Choose columns…</source><translation>选择列…</translation></message>
    <message><source>Sort by {column}</source><translation>按「{column}」排序</translation></message>
    <message><source>Hide {column}</source><translation>隐藏「{column}」</translation></message>
</context>
</TS>
