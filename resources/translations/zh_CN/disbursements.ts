<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>disbursements</name>
    <message><source>Account</source><translation>收款账户</translation></message>
    <message><source>Account as in the contract</source><translation>账户与合同一致</translation></message>
    <message><source>Account is the borrower's own</source><translation>收款账户为本人账户</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Amount as in the contract</source><translation>金额与合同一致</translation></message>
    <message><source>Another person confirms and pays.</source><translation>须由他人复核并放款。</translation></message>
    <message><source>Answer of the bank</source><translation>银行回执</translation></message>
    <message><source>At the bank</source><translation>银行处理</translation></message>
    <message><source>Balance of the lender's account</source><translation>放款账户余额</translation></message>
    <message><source>Bank</source><translation>开户行</translation></message>
    <message><source>Bank reference</source><translation>银行流水号</translation></message>
    <message><source>Borrower</source><translation>借款人</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Cancel payment</source><translation>撤销放款</translation></message>
    <message><source>Cancel this payment</source><translation>撤销这笔放款</translation></message>
    <message><source>Cancelled</source><translation>已撤销</translation></message>
    <message><source>Checks</source><translation>检查</translation></message>
    <message><source>Choose one in the list.</source><translation>在列表中选一笔。</translation></message>
    <message><source>Confirm and pay</source><translation>复核并放款</translation></message>
    <message><source>Confirm and pay {amount}</source><translation>复核并放款 {amount}</translation></message>
    <message><source>Confirmed by the bank</source><translation>银行已确认</translation></message>
    <message><source>Contract</source><translation>合同</translation></message>
    <message><source>Contract signed</source><translation>合同已签署</translation></message>
    <message><source>Contract {number}</source><translation>合同 {number}</translation></message>
    <message><source>Limit at the bank</source><translation>银行限额</translation></message>
    <message><source>Limit of the day</source><translation>当日限额</translation></message>
    <message><source>Money goes out once. Neither maker of contract nor of payment confirms.</source><translation>只放款一次；合同与放款的经办人均不可复核。</translation></message>
    <message><source>No money has moved</source><translation>款项未动</translation></message>
    <message><source>No payment chosen</source><translation>未选择放款</translation></message>
    <message><source>Not paid before</source><translation>未曾放款</translation></message>
    <message><source>Nothing to disburse</source><translation>没有待放款</translation></message>
    <message><source>Pay out</source><translation>放款</translation></message>
    <message><source>Pay out {amount}</source><translation>放款 {amount}</translation></message>
    <message><source>Payment cancelled</source><translation>放款已撤销</translation></message>
    <message><source>Payment prepared; another person confirms it</source><translation>放款已发起，待他人复核</translation></message>
    <message><source>Payments</source><translation>放款</translation></message>
    <message><source>Prepare payment</source><translation>发起放款</translation></message>
    <message><source>Prepared</source><translation>已发起</translation></message>
    <message><source>Rejected by the bank</source><translation>银行退回</translation></message>
    <message><source>Release by another person</source><translation>待他人复核</translation></message>
    <message><source>Released to the bank</source><translation>已复核，送银行</translation></message>
    <message><source>Released; the bank has the order</source><translation>已复核，指令已送银行</translation></message>
    <message><source>Signed contracts appear here.</source><translation>已签署的合同会出现在这里。</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>The bank has the order. Its answer shows here by itself.</source><translation>指令已送银行，回执到达后自动显示。</translation></message>
    <message><source>The bank refused the payment</source><translation>银行退回了这笔放款</translation></message>
    <message><source>The centre judges again on what holds now. A payment cannot be called back.</source><translation>服务器将按当前数据重新判断；放款后不能撤回。</translation></message>
    <message><source>The contract is signed. Prepare its payment; another person confirms.</source><translation>合同已签署。发起放款后由他人复核。</translation></message>
    <message><source>The contract stays signed; a new payment can be prepared.</source><translation>合同仍然有效，可重新发起放款。</translation></message>
    <message><source>To pay out</source><translation>放款金额</translation></message>
    <message><source>Two persons</source><translation>双人办理</translation></message>
    <message><source>a check failed</source><translation>检查未通过</translation></message>
    <message><source>above your limit</source><translation>超出权限</translation></message>
    <message><source>another branch</source><translation>其他机构</translation></message>
    <message><source>another person</source><translation>待他人</translation></message>
    <message><source>at the bank</source><translation>银行处理中</translation></message>
    <message><source>cancelled</source><translation>已撤销</translation></message>
    <message><source>not allowed</source><translation>不可办理</translation></message>
    <message><source>not needed any more</source><translation>不再需要</translation></message>
    <message><source>not your role</source><translation>无此权限</translation></message>
    <message><source>own entry</source><translation>本人经办</translation></message>
    <message><source>paid</source><translation>已放款</translation></message>
    <message><source>rejected by the bank</source><translation>银行退回</translation></message>
    <message><source>sending</source><translation>提交中</translation></message>
    <message><source>to be confirmed</source><translation>待复核</translation></message>
    <message><source>to be prepared</source><translation>待发起</translation></message>
    <message><source>waiting</source><translation>等待</translation></message>
    <message><source>{count} to do</source><translation>待办 {count} 笔</translation></message>
    <message><source>The payee's account is closed</source><translation>收款账户已销户</translation></message>
    <message><source>The payee's name does not fit the account</source><translation>收款户名与账号不符</translation></message>
    <message><source>The lender's account does not cover it</source><translation>付款账户余额不足</translation></message>
    <message><source>Above the limit of one payment</source><translation>超过单笔付款限额</translation></message>
</context>
</TS>
