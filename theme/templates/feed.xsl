{# A feed as a page, for whoever opens it in a browser that still transforms XML. #}
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" exclude-result-prefixes="atom itunes podcast">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
  {% for prefix in this.prefixes %}
  <xsl:variable name="prefix{{ loop.index }}">{{ prefix }}</xsl:variable>
  {% endfor %}
  <xsl:template match="/rss/channel">
    <html lang="{language}">
      <head>
        <title><xsl:value-of select="title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <meta name="color-scheme" content="light dark"/>
        <link rel="stylesheet" href="{{ site.stylesheet.href }}"/>
        <link rel="icon" href="{{ site.icon }}" type="image/svg+xml"/>
      </head>
      <body>
        <main class="feed-page">
          <h1><xsl:value-of select="title"/></h1>
          <p><xsl:value-of select="description"/></p>
          <p>{{ _("This is the feed of a podcast. To subscribe, copy its address into your podcast app:") }} <code><xsl:value-of select="atom:link[@rel='self']/@href"/></code></p>
          <p><a href="{link}">{{ _("Listen on the website") }}</a></p>
          <xsl:apply-templates select="item"/>
          <xsl:if test="podcast:remoteItem">
            <ul>
              <xsl:apply-templates select="podcast:remoteItem"/>
            </ul>
          </xsl:if>
          <xsl:apply-templates select="atom:link[@rel='previous' or @rel='next']"/>
          <p><a href="{{ this.podcasts.href }}">{{ this.podcasts.label }}</a></p>
        </main>
      </body>
    </html>
  </xsl:template>
  <xsl:template match="item">
    <article>
      <h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
      <p><time><xsl:value-of select="substring(pubDate, 1, 16)"/></time></p>
      <xsl:if test="itunes:subtitle">
        <p><xsl:value-of select="itunes:subtitle"/></p>
      </xsl:if>
      <xsl:variable name="address">
        <xsl:apply-templates select="enclosure/@url"/>
      </xsl:variable>
      <audio controls="controls" preload="none" src="{$address}" aria-label="{title}"/>
    </article>
  </xsl:template>
  {% if this.prefixes %}
  {# As on the pages of the site: who listens here is not counted. #}
  <xsl:template match="enclosure/@url">
    <xsl:choose>
      {% for prefix in this.prefixes %}
      <xsl:when test="starts-with(., $prefix{{ loop.index }})">
        <xsl:if test="not(contains(substring-after(., $prefix{{ loop.index }}), '://'))">https://</xsl:if>
        <xsl:value-of select="substring-after(., $prefix{{ loop.index }})"/>
      </xsl:when>
      {% endfor %}
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  {% endif %}
  <xsl:template match="podcast:remoteItem">
    <li><a href="{@feedUrl}"><xsl:value-of select="@title"/></a></li>
  </xsl:template>
  <xsl:template match="atom:link[@rel='next']">
    <p><a rel="next" href="{@href}">{{ _("Older episodes") }}</a></p>
  </xsl:template>
  <xsl:template match="atom:link[@rel='previous']">
    <p><a rel="prev" href="{@href}">{{ _("Newer episodes") }}</a></p>
  </xsl:template>
</xsl:stylesheet>
