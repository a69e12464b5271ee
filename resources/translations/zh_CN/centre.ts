<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>centre</name>
    <message><source>Address</source><translation>地址</translation></message>
    <message><source>An access pass holds</source><translation>访问令牌有效</translation></message>
    <message><source>As printed</source><translation>成文预览</translation></message>
    <message><source>Asked for by</source><translation>法律依据</translation></message>
    <message><source>Bank, payouts</source><translation>银行（放款）</translation></message>
    <message><source>Before signing</source><translation>签署前</translation></message>
    <message><source>Business date</source><translation>营业日</translation></message>
    <message><source>Cap of the annualised rate</source><translation>年化利率上限</translation></message>
    <message><source>Clause</source><translation>条款</translation></message>
    <message><source>Clauses</source><translation>条款</translation></message>
    <message><source>Connector</source><translation>接口</translation></message>
    <message><source>Connectors</source><translation>外部接口</translation></message>
    <message><source>Contract template</source><translation>合同模板</translation></message>
    <message><source>Credit bureau</source><translation>征信机构</translation></message>
    <message><source>Credit code</source><translation>统一社会信用代码</translation></message>
    <message><source>Fill a specimen</source><translation>生成样本</translation></message>
    <message><source>Given up after</source><translation>超时放弃</translation></message>
    <message><source>How the centre asks</source><translation>中心的请求方式</translation></message>
    <message><source>Key name</source><translation>密钥名称</translation></message>
    <message><source>Language</source><translation>语言</translation></message>
    <message><source>Last asked</source><translation>最近请求</translation></message>
    <message><source>Last with an outcome</source><translation>最近有结果</translation></message>
    <message><source>Locked for</source><translation>锁定时长</translation></message>
    <message><source>Longest password</source><translation>密码最长</translation></message>
    <message><source>Name</source><translation>名称</translation></message>
    <message><source>No specimen</source><translation>未生成样本</translation></message>
    <message><source>No.</source><translation>序号</translation></message>
    <message><source>Not set up</source><translation>未配置</translation></message>
    <message><source>Off line without the centre</source><translation>可离线使用</translation></message>
    <message><source>Open</source><translation>未结</translation></message>
    <message><source>Own test authority</source><translation>自带测试机构</translation></message>
    <message><source>Passwords and lock</source><translation>密码与锁定</translation></message>
    <message><source>Phone</source><translation>电话</translation></message>
    <message><source>Product versions</source><translation>使用的产品版本</translation></message>
    <message><source>Sessions</source><translation>会话</translation></message>
    <message><source>Set up</source><translation>已配置</translation></message>
    <message><source>Shortest password</source><translation>密码最短</translation></message>
    <message><source>Signed in again after</source><translation>重新登录间隔</translation></message>
    <message><source>Signing and time stamps</source><translation>签章与时间戳</translation></message>
    <message><source>Simulator</source><translation>模拟器</translation></message>
    <message><source>Specimen</source><translation>样本</translation></message>
    <message><source>Specimen for</source><translation>样本产品</translation></message>
    <message><source>Specimen · {amount} over {term} months · {rate} a year · text {version}</source><translation>样本 · {amount}，{term} 个月 · 年化 {rate} · 文本版本 {version}</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>The lender</source><translation>贷款机构</translation></message>
    <message><source>Tries at a time</source><translation>每次尝试</translation></message>
    <message><source>Version</source><translation>版本</translation></message>
    <message><source>What law asks for</source><translation>法定条款</translation></message>
    <message><source>Wrong passwords until the lock</source><translation>密码错误几次后锁定</translation></message>
    <message><source>Explained</source><translation>逐条说明</translation></message>
    <message><source>in the centre itself</source><translation>中心内置</translation></message>
    <message><source>missing</source><translation>缺少</translation></message>
    <message><source>stands still: demo</source><translation>固定日期（演示）</translation></message>
    <message><source>{count} characters</source><translation>{count} 位</translation></message>
    <message><source>{count} days</source><translation>{count} 天</translation></message>
    <message><source>{count} hours</source><translation>{count} 小时</translation></message>
    <message><source>{count} minutes</source><translation>{count} 分钟</translation></message>
    <message><source>{count} seconds</source><translation>{count} 秒</translation></message>
</context>
</TS>
