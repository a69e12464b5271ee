<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>catalog</name>
    <message><source>Audit</source><translation>审计</translation></message>
    <message><source>Bank statements</source><translation>银行流水</translation></message>
    <message><source>Contracts</source><translation>合同</translation></message>
    <message><source>Contracts and signing</source><translation>合同签约</translation></message>
    <message><source>Counter</source><translation>收款</translation></message>
    <message><source>Counter posting</source><translation>柜面收款</translation></message>
    <message><source>Disburse</source><translation>放款</translation></message>
    <message><source>Disbursement</source><translation>放款</translation></message>
    <message><source>Intake</source><translation>进件</translation></message>
    <message><source>Customers</source><translation>客户</translation></message>
    <message><source>Loans</source><translation>贷款</translation></message>
    <message><source>New application</source><translation>新建进件</translation></message>
    <message><source>Reports</source><translation>报表</translation></message>
    <message><source>Review</source><translation>审批</translation></message>
    <message><source>Settings</source><translation>设置</translation></message>
    <message><source>Statements</source><translation>流水</translation></message>
    <message><source>Sync</source><translation>同步</translation></message>
    <message><source>Today</source><translation>今日</translation></message>
    <message><source>Credit limits</source><translation>授信额度</translation></message>
    <message><source>Limits</source><translation>额度</translation></message>
    <message><source>Loan changes</source><translation>贷款变更</translation></message>
    <message><source>Changes</source><translation>变更</translation></message>
    <message><source>Collect</source><translation>催收</translation></message>
    <message><source>Collections</source><translation>催收</translation></message>
    <message><source>Bulk</source><translation>批量</translation></message>
    <message><source>Bulk posting</source><translation>批量入账</translation></message>
</context>
</TS>
