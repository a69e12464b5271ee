<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>persons</name>
    <message><source>female</source><translation>女</translation></message>
    <message><source>male</source><translation>男</translation></message>
</context>
</TS>
