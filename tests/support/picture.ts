/** A picture is its address; in a test any will do. */
export default '/picture.svg'
