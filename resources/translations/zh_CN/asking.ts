<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>asking</name>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Reason</source><translation>理由</translation></message>
</context>
</TS>
