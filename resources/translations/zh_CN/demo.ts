<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>demo</name>
    <message><source>Open the desktop</source><translation>打开工作台</translation></message>
    <message><source>Who are you today?</source><translation>今天以谁的身份工作？</translation></message>
    <message><source>People of the sample lender, all invented</source><translation>样本机构的员工，均为虚构</translation></message>
</context>
</TS>
