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
    <message><source>Payout</source><translation>放款</translation></message>
    <message><source>Interest of the day</source><translation>当日计提</translation></message>
    <message><source>Suspense</source><translation>暂挂</translation></message>
    <message><source>Down payment</source><translation>首付款</translation></message>
    <message><source>Goodwill</source><translation>通融减让</translation></message>
    <message><source>Refund by the merchant</source><translation>商户退款</translation></message>
    <message><source>Refund of the payout</source><translation>放款退回</translation></message>
    <message><source>Interest let off</source><translation>减免利息</translation></message>
    <message><source>Paid for later instalments</source><translation>预还后期</translation></message>
    <message><source>Refund</source><translation>退款</translation></message>
    <message><source>Payment taken back</source><translation>还款退回</translation></message>
    <message><source>Penalty added</source><translation>加收罚金</translation></message>
    <message><source>Charge given back</source><translation>退还费用</translation></message>
    <message><source>Balance corrected</source><translation>余额更正</translation></message>
    <message><source>Principal paid</source><translation>归还本金</translation></message>
    <message><source>Interest paid</source><translation>归还利息</translation></message>
    <message><source>Instalments spread anew</source><translation>逾期重排</translation></message>
    <message><source>Plan made anew</source><translation>重算还款计划</translation></message>
    <message><source>Charge-off</source><translation>转销</translation></message>
    <message><source>End of day</source><translation>日终</translation></message>
</context>
</TS>
