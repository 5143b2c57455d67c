//! DOCX and XLSX, with LibreOffice.
