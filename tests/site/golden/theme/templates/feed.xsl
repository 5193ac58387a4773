{% from "components/dump.html" import dump %}
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<!--
{{ dump("this", this) -}}
-->
</xsl:stylesheet>
