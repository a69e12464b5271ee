<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>listing</name>
    <message><source>Try again</source><translation>再试一次</translation></message>
    <message><source>This list needs the server</source><translation>这份清单需要连接服务器</translation></message>
</context>
</TS>
