<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>persons</name>
    <message><source>Female</source><translation>女</translation></message>
    <message><source>Male</source><translation>男</translation></message>
    <message><source>Without end</source><translation>长期</translation></message>
</context>
</TS>
