<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>palette</name>
    <message><source>Recent</source><translation>最近使用</translation></message>
    <message><source>Customers</source><translation>客户</translation></message>
    <message><source>Applications, contracts, loans</source><translation>申请、合同与贷款</translation></message>
    <message><source>Actions</source><translation>操作</translation></message>
    <message><source>Screens</source><translation>页面</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Application</source><translation>申请</translation></message>
    <message><source>Contract</source><translation>合同</translation></message>
    <message><source>Loan</source><translation>贷款</translation></message>
    <message><source>Search people, papers, actions, screens</source><translation>搜索客户、申请、合同、贷款、操作、页面</translation></message>
    <message><source>Results</source><translation>结果</translation></message>
    <message><source>↑↓ choose   Enter open   Ctrl Enter new window   Tab limit</source><translation>↑↓ 选择   Enter 打开   Ctrl Enter 新窗口   Tab 限定类型</translation></message>
    <message><source>Only what you may see</source><translation>仅显示您有权查看的结果</translation></message>
    <message><source>Off line: what this workstation holds</source><translation>离线：仅本机保存的资料</translation></message>
    <message><source>Nothing goes by these words. Try a part of the name, pinyin initials, the last four digits of phone or ID, or a part of the number.</source><translation>没有符合的结果。可输入姓名的一部分、拼音首字母、手机或证件后四位、编号的一部分。</translation></message>
</context>
</TS>
