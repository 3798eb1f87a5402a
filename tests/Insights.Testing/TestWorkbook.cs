using System.IO.Compression;
using System.Security;

namespace Insights.Testing;

/// <summary>Writes workbooks part by part, as Excel and other programs do.</summary>
public static class TestWorkbook
{
    /// <summary>Styles: 0 plain, 1 a day, 2 a moment of the workbook's own, 3 a share, 4 euros, 5 pounds.</summary>
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
          <numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy\ hh:mm;@"/><numFmt numFmtId="165" formatCode="#,##0.00\ &quot;€&quot;"/><numFmt numFmtId="166" formatCode="[$£-809]#,##0.00"/></numFmts>
          <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>
        </styleSheet>
        """;

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    public static string Number(string value, int style = 0) => $"<c s=\"{style}\"><v>{value}</v></c>";

    public static string Shared(int number) => $"<c t=\"s\"><v>{number}</v></c>";

    public static string Row(params string[] cells) => $"<row>{string.Concat(cells)}</row>";

    public static string Write(string path, params (string Name, string Rows)[] sheets) => Write(path, sharedTexts: [], sheets);

    public static string Write(string path, string[] sharedTexts, params (string Name, string Rows)[] sheets)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        var tabs = sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>");
        Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(tabs)}</sheets></workbook>");
        var targets = sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Target=\"{(i == 0 ? "worksheets" : "/xl/worksheets")}/sheet{i + 1}.xml\"/>");
        Add(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(targets)}<Relationship Id=\"rIdS\" Target=\"styles.xml\"/><Relationship Id=\"rIdT\" Target=\"sharedStrings.xml\"/></Relationships>");
        Add(archive, "xl/styles.xml", Styles);
        Add(archive, "xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(sharedTexts.Select(text => $"<si>{text}</si>"))}</sst>");
        for (var i = 0; i < sheets.Length; i++)
            Add(archive, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheets[i].Rows}</sheetData></worksheet>");
        return path;
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open());
        part.Write(content);
    }
}
