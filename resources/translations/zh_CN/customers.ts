<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>customers</name>
    <message><source>, </source><translation>、</translation></message>
    <message><source>Add note</source><translation>添加备注</translation></message>
    <message><source>Address</source><translation>住址</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>All notes</source><translation>全部备注</translation></message>
    <message><source>All-in rate (IRR)</source><translation>综合年化（IRR）</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Application</source><translation>进件</translation></message>
    <message><source>Applications</source><translation>进件</translation></message>
    <message><source>Applied for</source><translation>申请金额</translation></message>
    <message><source>Approved</source><translation>批准金额</translation></message>
    <message><source>Ask an administrator for the permission if your work needs it.</source><translation>如工作需要，请向管理员申请权限。</translation></message>
    <message><source>Bank card</source><translation>银行卡</translation></message>
    <message><source>Business</source><translation>经营主体</translation></message>
    <message><source>Can be drawn</source><translation>可用额度</translation></message>
    <message><source>Centre</source><translation>总部系统</translation></message>
    <message><source>Choose a customer in the list, or search.</source><translation>请在左侧列表中选择，或搜索客户。</translation></message>
    <message><source>Close the document</source><translation>关闭材料</translation></message>
    <message><source>Consent</source><translation>授权</translation></message>
    <message><source>Consent and lists</source><translation>授权与名单</translation></message>
    <message><source>Contract</source><translation>合同</translation></message>
    <message><source>Contracts</source><translation>合同</translation></message>
    <message><source>Covers</source><translation>授权范围</translation></message>
    <message><source>Credit code</source><translation>统一社会信用代码</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Customer since</source><translation>建档日期</translation></message>
    <message><source>Customers</source><translation>客户</translation></message>
    <message><source>Date of birth</source><translation>出生日期</translation></message>
    <message><source>Days past due</source><translation>逾期天数</translation></message>
    <message><source>Decision</source><translation>审批结论</translation></message>
    <message><source>Document</source><translation>材料</translation></message>
    <message><source>Documents</source><translation>材料</translation></message>
    <message><source>Drawn</source><translation>已用</translation></message>
    <message><source>Due now</source><translation>当前应还</translation></message>
    <message><source>Ethnic group</source><translation>民族</translation></message>
    <message><source>Exposure</source><translation>风险敞口</translation></message>
    <message><source>Find a customer</source><translation>查找客户</translation></message>
    <message><source>First loan</source><translation>首次放款</translation></message>
    <message><source>From this workstation's copy: who it is, loans that are out and open files. All else needs the server.</source><translation>来自本终端的副本：客户信息、在贷贷款和在途进件。其余内容需要联网。</translation></message>
    <message><source>Handed in</source><translation>提交日期</translation></message>
    <message><source>History</source><translation>历史</translation></message>
    <message><source>Home and account</source><translation>住址与账户</translation></message>
    <message><source>ID number</source><translation>证件号码</translation></message>
    <message><source>ID valid to</source><translation>证件有效期至</translation></message>
    <message><source>Identity</source><translation>身份</translation></message>
    <message><source>It follows as soon as the line is back.</source><translation>恢复联网后即可查看。</translation></message>
    <message><source>It goes to the server in a moment.</source><translation>稍后上传服务器。</translation></message>
    <message><source>Latest notes</source><translation>最近备注</translation></message>
    <message><source>Limit</source><translation>额度</translation></message>
    <message><source>Limits</source><translation>额度</translation></message>
    <message><source>Loan</source><translation>贷款</translation></message>
    <message><source>Loans</source><translation>贷款</translation></message>
    <message><source>Loans: {count}</source><translation>{count} 笔贷款</translation></message>
    <message><source>Looked after by</source><translation>客户经理</translation></message>
    <message><source>Made on</source><translation>生成日期</translation></message>
    <message><source>Monthly income</source><translation>月收入</translation></message>
    <message><source>My branch</source><translation>本营业部</translation></message>
    <message><source>Name, pinyin initials, tail</source><translation>姓名、拼音首字母、尾号</translation></message>
    <message><source>New application</source><translation>新建进件</translation></message>
    <message><source>New note</source><translation>新备注</translation></message>
    <message><source>Next due</source><translation>下期应还日</translation></message>
    <message><source>No applications yet</source><translation>还没有进件</translation></message>
    <message><source>No contracts yet</source><translation>还没有合同</translation></message>
    <message><source>No credit limits</source><translation>没有授信额度</translation></message>
    <message><source>No customer chosen</source><translation>未选择客户</translation></message>
    <message><source>No customers found</source><translation>没有找到客户</translation></message>
    <message><source>No documents</source><translation>没有材料</translation></message>
    <message><source>No loans yet</source><translation>还没有贷款</translation></message>
    <message><source>No notes yet</source><translation>还没有备注</translation></message>
    <message><source>Nobody else with this mobile number or business</source><translation>没有其他客户使用同一手机号或同一经营主体</translation></message>
    <message><source>Note</source><translation>备注</translation></message>
    <message><source>Note added</source><translation>备注已添加</translation></message>
    <message><source>Notes</source><translation>备注</translation></message>
    <message><source>Notes are kept at the server</source><translation>备注保存在服务器</translation></message>
    <message><source>Notes are kept at the server; they follow when the line is back</source><translation>备注保存在服务器，恢复联网后显示</translation></message>
    <message><source>Nothing has happened yet</source><translation>还没有记录</translation></message>
    <message><source>Older</source><translation>更早</translation></message>
    <message><source>Older notes</source><translation>更早的备注</translation></message>
    <message><source>Open</source><translation>打开</translation></message>
    <message><source>Open contract</source><translation>打开合同</translation></message>
    <message><source>Open file</source><translation>打开进件</translation></message>
    <message><source>Open limit</source><translation>打开额度</translation></message>
    <message><source>Open loan</source><translation>打开贷款</translation></message>
    <message><source>Open record</source><translation>打开记录</translation></message>
    <message><source>Overdue</source><translation>逾期</translation></message>
    <message><source>Overview</source><translation>概览</translation></message>
    <message><source>Paid out</source><translation>放款日</translation></message>
    <message><source>Payment for</source><translation>放款</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Principal left</source><translation>剩余本金</translation></message>
    <message><source>Purpose last stated</source><translation>最近申请用途</translation></message>
    <message><source>Receipt</source><translation>收据</translation></message>
    <message><source>Record</source><translation>对象</translation></message>
    <message><source>Related customers</source><translation>关联客户</translation></message>
    <message><source>Review on</source><translation>复审日</translation></message>
    <message><source>Rules: {outcome}</source><translation>规则：{outcome}</translation></message>
    <message><source>Search by another word, or take the filter off.</source><translation>请换个关键词，或取消筛选。</translation></message>
    <message><source>Sex</source><translation>性别</translation></message>
    <message><source>Show</source><translation>显示</translation></message>
    <message><source>Show in clear</source><translation>显示明文</translation></message>
    <message><source>Show more</source><translation>显示更多</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Take payment</source><translation>收款</translation></message>
    <message><source>This did not happen</source><translation>操作未完成</translation></message>
    <message><source>This needs the server</source><translation>需要联网</translation></message>
    <message><source>Undo</source><translation>撤销</translation></message>
    <message><source>Valid to</source><translation>有效期至</translation></message>
    <message><source>View</source><translation>查看</translation></message>
    <message><source>Watch-lists</source><translation>名单</translation></message>
    <message><source>What colleagues should know of this customer stands here.</source><translation>同事应了解的客户情况记录在这里。</translation></message>
    <message><source>What happened</source><translation>事项</translation></message>
    <message><source>What was said or agreed, and with whom</source><translation>与谁沟通、谈了什么、约定了什么</translation></message>
    <message><source>When</source><translation>时间</translation></message>
    <message><source>Who looked, when and why stays on record.</source><translation>查看人、时间和理由都会留痕。</translation></message>
    <message><source>Who shares number or business is known to the server</source><translation>关联客户需要联网查询</translation></message>
    <message><source>Work and business</source><translation>工作与经营</translation></message>
    <message><source>You can write one now: it waits in the outbox until the line is back.</source><translation>现在可以写备注：先存入发件箱，恢复联网后上传。</translation></message>
    <message><source>Your role does not see these</source><translation>您的角色无权查看</translation></message>
    <message><source>all branches</source><translation>全部营业部</translation></message>
    <message><source>bureau query</source><translation>征信查询</translation></message>
    <message><source>can be taken back</source><translation>可撤回</translation></message>
    <message><source>consent of {day}</source><translation>授权 {day}</translation></message>
    <message><source>consent withdrawn {day}</source><translation>授权已于 {day} 撤回</translation></message>
    <message><source>First {count}</source><translation>前 {count} 位</translation></message>
    <message><source>incl. {amount} undrawn</source><translation>含未用额度 {amount}</translation></message>
    <message><source>known to the server</source><translation>需要联网</translation></message>
    <message><source>no consent</source><translation>无授权</translation></message>
    <message><source>no report yet</source><translation>还没有报告</translation></message>
    <message><source>none</source><translation>无</translation></message>
    <message><source>none in the report of {day}</source><translation>{day} 报告未命中</translation></message>
    <message><source>not seen by your role</source><translation>您的角色无权查看</translation></message>
    <message><source>nothing owed</source><translation>无欠款</translation></message>
    <message><source>open</source><translation>在贷</translation></message>
    <message><source>passing on</source><translation>对外提供</translation></message>
    <message><source>same business</source><translation>同一经营主体</translation></message>
    <message><source>same mobile number</source><translation>同一手机号</translation></message>
    <message><source>sensitive data</source><translation>敏感信息</translation></message>
    <message><source>stands until it is withdrawn</source><translation>撤回前有效</translation></message>
    <message><source>this copy</source><translation>本终端副本</translation></message>
    <message><source>waits</source><translation>待上传</translation></message>
    <message><source>withdrawn {day}</source><translation>已于 {day} 撤回</translation></message>
    <message><source>worst loan</source><translation>最长一笔</translation></message>
    <message><source>{age} years</source><translation>{age} 岁</translation></message>
    <message><source>{author} · waits to be sent</source><translation>{author} · 待上传</translation></message>
    <message><source>{count} customers</source><translation>{count} 位客户</translation></message>
    <message><source>{count} here, {beyond} at other branches</source><translation>此处 {count} 笔，其他营业部另有 {beyond} 笔</translation></message>
    <message><source>{count} in all</source><translation>共 {count} 笔</translation></message>
    <message><source>{count} steps, newest first</source><translation>{count} 条记录，最新在前</translation></message>
    <message><source>{days} d overdue</source><translation>逾期 {days} 天</translation></message>
    <message><source>{day} · text {version}</source><translation>{day} · 文本 {version}</translation></message>
    <message><source>{open} open, {settled} repaid</source><translation>在贷 {open} 笔，结清 {settled} 笔</translation></message>
    <message><source>{phone} · ID {tail}</source><translation>{phone} · 证 {tail}</translation></message>
    <message><source>{why} · at another branch</source><translation>{why} · 其他营业部客户</translation></message>
    <message><source>{why} · {phone}</source><translation>{why} · {phone}</translation></message>
</context>
</TS>
