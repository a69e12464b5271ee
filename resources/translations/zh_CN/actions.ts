<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>actions</name>
    <message><source>Find a customer</source><translation>查找客户</translation></message>
    <message><source>New application for this customer</source><translation>为该客户新建进件</translation></message>
    <message><source>Note on this customer</source><translation>添加客户备注</translation></message>
    <message><source>Take a new application</source><translation>新建进件</translation></message>
    <message><source>Take a payment from this customer</source><translation>向该客户收款</translation></message>
</context>
</TS>
