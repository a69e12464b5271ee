<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>review</name>
    <message><source>90 days overdue in 24 months</source><translation>近 24 月逾期 90 天以上</translation></message>
    <message><source>Age at maturity</source><translation>到期年龄</translation></message>
    <message><source>Age: lower limit</source><translation>年龄下限</translation></message>
    <message><source>Age: upper limit</source><translation>年龄上限</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Amount to approve</source><translation>批准金额</translation></message>
    <message><source>Annualised (IRR)</source><translation>年化（IRR）</translation></message>
    <message><source>Another reviewer works on this file.</source><translation>另一位审批人正在处理这件。</translation></message>
    <message><source>Applied for</source><translation>申请</translation></message>
    <message><source>Approve</source><translation>通过</translation></message>
    <message><source>Approve {amount}</source><translation>通过 {amount}</translation></message>
    <message><source>Approved</source><translation>已通过</translation></message>
    <message><source>Approved by the rules</source><translation>规则通过</translation></message>
    <message><source>Balance</source><translation>余额</translation></message>
    <message><source>Bank card</source><translation>银行卡</translation></message>
    <message><source>Bank statements</source><translation>银行流水</translation></message>
    <message><source>Better than (%)</source><translation>超过人群（%）</translation></message>
    <message><source>Business</source><translation>企业</translation></message>
    <message><source>Business licence</source><translation>营业执照</translation></message>
    <message><source>Choose a file in the queue.</source><translation>在队列中选一件。</translation></message>
    <message><source>Claim</source><translation>领取</translation></message>
    <message><source>Claim the file, then decide. Nobody else can decide meanwhile.</source><translation>先领取再决定，领取期间他人不可决定。</translation></message>
    <message><source>Claimed</source><translation>已领取</translation></message>
    <message><source>Claimed by me</source><translation>我领取的</translation></message>
    <message><source>Close the document</source><translation>关闭材料</translation></message>
    <message><source>Contract made</source><translation>已生成合同</translation></message>
    <message><source>contract rate</source><translation>合同利率</translation></message>
    <message><source>Contract voided</source><translation>合同作废</translation></message>
    <message><source>Court records</source><translation>法院记录</translation></message>
    <message><source>Credit accounts</source><translation>信贷账户</translation></message>
    <message><source>Credit report</source><translation>征信报告</translation></message>
    <message><source>Credit score</source><translation>征信分</translation></message>
    <message><source>daily rate</source><translation>日利率</translation></message>
    <message><source>Date of birth</source><translation>出生日期</translation></message>
    <message><source>Decline</source><translation>拒绝</translation></message>
    <message><source>Decline this file</source><translation>拒绝这件申请</translation></message>
    <message><source>Declined</source><translation>已拒绝</translation></message>
    <message><source>Declined by the rules</source><translation>规则拒绝</translation></message>
    <message><source>Dishonest debtor</source><translation>失信被执行人</translation></message>
    <message><source>Dishonest-debtor list</source><translation>失信被执行人名单</translation></message>
    <message><source>Document</source><translation>材料</translation></message>
    <message><source>Documents</source><translation>材料</translation></message>
    <message><source>Due</source><translation>应还日</translation></message>
    <message><source>Employer</source><translation>工作单位</translation></message>
    <message><source>Enquiries</source><translation>查询记录</translation></message>
    <message><source>Enquiries in 12 months</source><translation>近 12 月查询</translation></message>
    <message><source>Enquiries in 3 months</source><translation>近 3 月查询</translation></message>
    <message><source>Entered by</source><translation>经办</translation></message>
    <message><source>Exposure</source><translation>在贷敞口</translation></message>
    <message><source>F4 next</source><translation>F4 下一份</translation></message>
    <message><source>Fields read</source><translation>识别字段</translation></message>
    <message><source>Hand back</source><translation>退还队列</translation></message>
    <message><source>Handed back</source><translation>已退还队列</translation></message>
    <message><source>Handed in</source><translation>已提交</translation></message>
    <message><source>History</source><translation>历史</translation></message>
    <message><source>ID card, back</source><translation>身份证国徽面</translation></message>
    <message><source>ID card, front</source><translation>身份证人像面</translation></message>
    <message><source>ID number</source><translation>证件号码</translation></message>
    <message><source>Identity</source><translation>身份信息</translation></message>
    <message><source>Identity matches</source><translation>身份一致</translation></message>
    <message><source>Income ÷ instalment</source><translation>月收入 ÷ 月供</translation></message>
    <message><source>Instalment</source><translation>应还</translation></message>
    <message><source>Instalment / income</source><translation>月供 / 收入</translation></message>
    <message><source>Interest</source><translation>利息</translation></message>
    <message><source>Lenders</source><translation>贷款机构数</translation></message>
    <message><source>Lenders at the same time</source><translation>多头借贷</translation></message>
    <message><source>Limit against amount</source><translation>额度与申请金额</translation></message>
    <message><source>Limit and price by score</source><translation>额度与定价（按评分）</translation></message>
    <message><source>Made at</source><translation>出具时间</translation></message>
    <message><source>Marital status</source><translation>婚姻状况</translation></message>
    <message><source>Mobile matches</source><translation>手机号一致</translation></message>
    <message><source>monthly rate</source><translation>月利率</translation></message>
    <message><source>Months overdue in 24</source><translation>近 24 月逾期月数</translation></message>
    <message><source>Name matches</source><translation>姓名一致</translation></message>
    <message><source>New files appear here as soon as the rules refer them to a person.</source><translation>规则转人工的件会出现在这里。</translation></message>
    <message><source>No documents</source><translation>没有材料</translation></message>
    <message><source>No file chosen</source><translation>未选择申请</translation></message>
    <message><source>No report yet</source><translation>还没有报告</translation></message>
    <message><source>No score</source><translation>无评分</translation></message>
    <message><source>No.</source><translation>期次</translation></message>
    <message><source>Nothing to review</source><translation>没有待审的件</translation></message>
    <message><source>Number</source><translation>申请号</translation></message>
    <message><source>Open accounts</source><translation>未结清账户</translation></message>
    <message><source>Other accounts</source><translation>非信贷账户</translation></message>
    <message><source>Other document</source><translation>其他材料</translation></message>
    <message><source>Overdue 90 days or more</source><translation>逾期 90 天以上</translation></message>
    <message><source>Overdue now</source><translation>当前逾期</translation></message>
    <message><source>Plan</source><translation>还款计划</translation></message>
    <message><source>Price against the cap</source><translation>综合年化与上限</translation></message>
    <message><source>Price of the report</source><translation>报告费用</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Public records</source><translation>公共记录</translation></message>
    <message><source>Purpose</source><translation>用途</translation></message>
    <message><source>Referred to a person</source><translation>转人工</translation></message>
    <message><source>Remark</source><translation>备注</translation></message>
    <message><source>Repayment plan</source><translation>还款计划</translation></message>
    <message><source>Report</source><translation>报告</translation></message>
    <message><source>Report number</source><translation>报告编号</translation></message>
    <message><source>Request</source><translation>申请信息</translation></message>
    <message><source>Residence</source><translation>居住地</translation></message>
    <message><source>Result</source><translation>结论</translation></message>
    <message><source>Return</source><translation>退回补件</translation></message>
    <message><source>Return this file for more</source><translation>退回补件</translation></message>
    <message><source>Returned for more</source><translation>已退回补件</translation></message>
    <message><source>Review queue</source><translation>审批队列</translation></message>
    <message><source>Rules and reasons</source><translation>规则与理由</translation></message>
    <message><source>Rules: {outcome}</source><translation>规则：{outcome}</translation></message>
    <message><source>Say what is missing. The officer sees it and hands the file in again.</source><translation>写明缺什么，经办看到后重新提交。</translation></message>
    <message><source>Score</source><translation>评分</translation></message>
    <message><source>Score of the bureau</source><translation>征信评分</translation></message>
    <message><source>Score: good</source><translation>评分：优</translation></message>
    <message><source>Score: low</source><translation>评分：低</translation></message>
    <message><source>Score: middle</source><translation>评分：中</translation></message>
    <message><source>sets limit</source><translation>定额度</translation></message>
    <message><source>Sex</source><translation>性别</translation></message>
    <message><source>Show</source><translation>查看</translation></message>
    <message><source>Show in clear</source><translation>查看明文</translation></message>
    <message><source>Show more</source><translation>显示更多</translation></message>
    <message><source>Source</source><translation>来源</translation></message>
    <message><source>Statements</source><translation>声明</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>Summary</source><translation>信贷概要</translation></message>
    <message><source>The reason is kept with the file. A declined file is not opened again.</source><translation>理由随件保存；拒绝后不再打开。</translation></message>
    <message><source>This did not happen</source><translation>操作未完成</translation></message>
    <message><source>Threshold</source><translation>门槛</translation></message>
    <message><source>Times overdue in 24 months</source><translation>近 24 月逾期次数</translation></message>
    <message><source>Total</source><translation>合计</translation></message>
    <message><source>Value</source><translation>取值</translation></message>
    <message><source>Waiting</source><translation>待审</translation></message>
    <message><source>What weighs</source><translation>影响因素</translation></message>
    <message><source>Who looked, when and why stays on record.</source><translation>查看人、时间和理由都会留痕。</translation></message>
    <message><source>Within your authority.</source><translation>在您的权限内。</translation></message>
    <message><source>yearly rate</source><translation>年利率</translation></message>
    <message><source>above your limit</source><translation>超出权限</translation></message>
    <message><source>all at maturity</source><translation>到期一次还本付息</translation></message>
    <message><source>and {count} more</source><translation>另有 {count} 条</translation></message>
    <message><source>another branch</source><translation>其他机构</translation></message>
    <message><source>another has it</source><translation>他人已领取</translation></message>
    <message><source>approved</source><translation>已通过</translation></message>
    <message><source>contract made</source><translation>已生成合同</translation></message>
    <message><source>declined</source><translation>已拒绝</translation></message>
    <message><source>equal instalments</source><translation>等额本息</translation></message>
    <message><source>equal principal</source><translation>等额本金</translation></message>
    <message><source>in review</source><translation>审批中</translation></message>
    <message><source>interest first</source><translation>先息后本</translation></message>
    <message><source>interest {amount} in all</source><translation>利息合计 {amount}</translation></message>
    <message><source>limit {limit}</source><translation>额度 {limit}</translation></message>
    <message><source>manual</source><translation>人工</translation></message>
    <message><source>no</source><translation>否</translation></message>
    <message><source>no score</source><translation>无评分</translation></message>
    <message><source>none</source><translation>无</translation></message>
    <message><source>not allowed</source><translation>不可办理</translation></message>
    <message><source>not your role</source><translation>无此权限</translation></message>
    <message><source>own entry</source><translation>本人录入</translation></message>
    <message><source>passed</source><translation>通过</translation></message>
    <message><source>refused</source><translation>拒绝</translation></message>
    <message><source>returned</source><translation>已退回</translation></message>
    <message><source>rules at work</source><translation>规则审核中</translation></message>
    <message><source>score {score}</source><translation>{score} 分</translation></message>
    <message><source>waiting</source><translation>待审</translation></message>
    <message><source>yes</source><translation>是</translation></message>
    <message><source>Your limit is {limit}.</source><translation>您的权限 {limit}。</translation></message>
    <message><source>{age} years</source><translation>{age} 岁</translation></message>
    <message><source>{count} files</source><translation>{count} 件</translation></message>
    <message><source>{count}, corrected by hand {fixed}</source><translation>{count} 个，人工更正 {fixed} 个</translation></message>
    <message><source>{term} months · {method}</source><translation>{term} 期 · {method}</translation></message>
    <message><source>{unit} {rate}</source><translation>{unit} {rate}</translation></message>
</context>
</TS>
