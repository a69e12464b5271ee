<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>naming</name>
    <message><source>Repayment</source><translation>还款</translation></message>
    <message><source>Settlement in full</source><translation>结清</translation></message>
    <message><source>Prepayment</source><translation>提前还款</translation></message>
    <message><source>Deposit drawn</source><translation>保证金抵扣</translation></message>
    <message><source>Recovery</source><translation>核销后收回</translation></message>
    <message><source>Refund of credit</source><translation>退还多收款</translation></message>
    <message><source>Waiver</source><translation>减免</translation></message>
    <message><source>Charge added</source><translation>加收费用</translation></message>
    <message><source>Charge dropped</source><translation>取消费用</translation></message>
    <message><source>Change of rate</source><translation>变更利率</translation></message>
    <message><source>Extension</source><translation>展期</translation></message>
    <message><source>Rescheduling</source><translation>变更还款计划</translation></message>
    <message><source>Write-off</source><translation>核销</translation></message>
    <message><source>Reversal</source><translation>冲正</translation></message>
    <message><source>Pause of delinquency</source><translation>暂停计算逾期</translation></message>
    <message><source>End of the pause</source><translation>恢复计算逾期</translation></message>
    <message><source>All about this customer</source><translation>查看客户全貌</translation></message>
</context>
</TS>
